# What every form says.
forms-back = ‹ Back
forms-cancel = Cancel
forms-skip = Skip
forms-done = Done
