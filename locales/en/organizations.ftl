# The list of organizations, for those who keep it.
organizations-title = <b>Organizations</b> · { $count }
organizations-page = page { $page } of { $pages }
organizations-search = Search: “{ $search }”
organizations-only-added = Only added by teachers
organizations-row = { $number }. { $name } · { $municipality } · { $count }
organizations-none = Nothing found.
organizations-type-to-search = To search, type part of the name.
organizations-show-added = Added by teachers
organizations-show-all = Show all
organizations-added-letter =
    { $count ->
        [one] Teachers added { $count } organization that is not in the list:
       *[other] Teachers added { $count } organizations that are not in the list:
    }
organizations-added-more = and { $count } more
organizations-added-hint = If it is there already, merge them: its people move along.
organizations-merge-into = { $number }. Merge into “{ $name }”

organizations-to-list = Back to organizations

organizations-card = <b>{ $name }</b>
organizations-card-where = { $kind } · { $municipality }
organizations-card-people =
    { $count ->
        [0] No teachers
        [one] { $count } teacher
       *[other] { $count } teachers
    }
organizations-card-added = Added by a teacher: compare the name with the list.
organizations-people =
    { $count ->
        [one] { $count } teacher
       *[other] { $count } teachers
    }

organizations-kind-school = school
organizations-kind-gymnasium = gymnasium
organizations-kind-lyceum = lyceum
organizations-kind-kindergarten = kindergarten
organizations-kind-college = college
organizations-kind-centre = centre
organizations-kind-other = other

organizations-rename = Rename
organizations-ask-name =
    Now: { $name }

    Type the new name.
organizations-renamed = Renamed: { $name }

organizations-merge = Merge with another
organizations-ask-target =
    <b>{ $name }</b>
    Which organization should it be merged into? The one you choose will remain.
organizations-ask-merge =
    Merge the organizations?

    { $source } ({ $moving })
    becomes part of
    { $target } ({ $staying })

    This cannot be undone.
organizations-merge-yes = Yes, merge
organizations-merged = Merged. { $name }: { $people }
