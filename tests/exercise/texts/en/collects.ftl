collects-step = <b>Collecting { $step } / { $steps }</b>
collects-summary = <b>Everything</b>
collects-send = Send it
collects-cancelled = Cancelled.
