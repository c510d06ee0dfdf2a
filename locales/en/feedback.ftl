# Three questions after an activity.

feedback-head = <b>How was “{ $title }”?</b>
feedback-ask-useful = How useful was it? 1 means not at all, { $largest } means very.
feedback-ask-level = The level was:
feedback-ask-applies = Will you use it in your work?
feedback-level-easy = Too easy
feedback-level-right = Just right
feedback-level-hard = Too hard
feedback-applies-yes = Yes
feedback-applies-partly = In part
feedback-applies-no = No
feedback-thanks = Thank you! The organizers will only see the overall result.
feedback-too-few = Fewer than { $few } answers so far.
feedback-thought = Feedback: { $answered } of { $asked }, usefulness { $useful } of 5, { $applies }. Updated after every five answers.
feedback-applies-all = { $people } will use it
feedback-applies-at-least = at least { $people } will use it
feedback-applies-few = fewer than { $few } will use it
feedback-applies-later = how many will use it is shown after { $people } answers
