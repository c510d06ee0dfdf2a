# Loading data files: read by whoever sits at the terminal.

loading-done =
    { $catalogue }: { $added } added, { $changed } changed, { $retired } retired, { $revived } revived, { $unchanged } unchanged

loading-catalogue-districts = Districts
loading-catalogue-municipalities = Municipalities
loading-catalogue-areas = Areas
loading-catalogue-topics = Topics
loading-catalogue-types = Types of activity
loading-catalogue-categories = Categories of announcements
loading-catalogue-institutes = Institutes
loading-catalogue-schools = Schools
loading-catalogue-communities = Communities
loading-catalogue-organizations = Organizations

loading-column-municipality = municipality; district; town
loading-column-settlement = settlement; village
loading-column-name = name; organization; school
loading-column-kind = kind; type
loading-column-id = id; code

loading-fault-unreadable = the file cannot be read: { $value }
loading-fault-unknown-file = files like this are not loaded: “{ $value }”; a .toml, .xlsx or .ods is needed (save .xls and .csv as .xlsx)
loading-fault-unknown-table = nothing here is known: “{ $value }”; expected districts, municipalities, areas, types, categories, institutes, schools, communities, holidays, campaigns, kinds or organizations
loading-fault-unknown-field = unknown field “{ $field }”
loading-fault-missing = the field “{ $field }” is empty
loading-fault-not-text = the field “{ $field }” must be text: { $value }
loading-fault-bad-id = the id “{ $value }” does not fit: up to 28 Latin letters, digits and hyphens (64 characters of any kind for organizations)
loading-fault-too-long = too long for a button or a list, field “{ $field }”: “{ $value }”
loading-fault-duplicate = stands above already, field “{ $field }”: “{ $value }”
loading-fault-unknown-reference = not found, field “{ $field }”: “{ $value }”
loading-fault-ambiguous-reference = several bear this name, an id is needed, field “{ $field }”: “{ $value }”
loading-fault-unknown-kind = there is no such kind, field “{ $field }”: “{ $value }”
loading-fault-not-a-number = a whole number is needed in the field “{ $field }”: “{ $value }”
loading-fault-formula = cell { $value } holds a formula; save the table as values
loading-fault-no-column = there is no column “{ $field }”
loading-more-faults =
    { $count ->
        [one] and { $count } more place
       *[other] and { $count } more places
    }
loading-catalogue-campaigns = Campaigns
loading-catalogue-holidays = Holidays
loading-fault-not-a-day = a day such as 2026-12-31 is needed, the end not before the start, field “{ $field }”: “{ $value }”
loading-catalogue-kinds = Kinds of calls
loading-fault-bad-call = { $field }: { $value }
