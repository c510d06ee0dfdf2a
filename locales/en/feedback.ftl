# Three questions after an activity.

feedback-head = <b>How was “{ $title }”?</b>
feedback-ask-useful = How useful will it be? 1 is not at all, { $largest } is very.
feedback-ask-level = Its level was:
feedback-ask-applies = Will you use it in your work?
feedback-level-easy = Too easy
feedback-level-right = Just right
feedback-level-hard = Too hard
feedback-applies-yes = Yes
feedback-applies-partly = In part
feedback-applies-no = No
feedback-thanks = Thank you! The organisers see only what all have said together.
feedback-too-few = Fewer than { $few } answers so far.
feedback-thought = Feedback: { $answered } of { $asked }, useful { $useful } of 5, { $applies }. It is updated with each five more answers.
feedback-applies-all = { $people } will use it
feedback-applies-at-least = at least { $people } will use it
feedback-applies-few = fewer than { $few } will use it
feedback-applies-later = how many will use it is shown from { $people } answers on
