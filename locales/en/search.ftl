# The search over everything.

search-open = Search
search-said = Search for this
search-title = <b>Search</b>
search-hint = Type words or a number: I will look in activities, documents, news, your requests, calls, the bank of practices and among mentors.
search-found = Found for “{ $words }”: { $count }
search-nothing = Nothing found for “{ $words }”. Try fewer or other words.
search-row = { $kind } · { $title }
search-row-day = { $kind } · { $title }, { $day }
search-number = No. { $number } · { $title }
search-files = Files without words
search-kind-request = Your request
search-kind-activity = Activity
search-kind-document = Document
search-kind-news = News
search-kind-call = Call
search-kind-practice = Practice
search-kind-motion = Question of the council
search-kind-protocol = Protocol
search-kind-mentor = Mentor
search-kind-role = Role
