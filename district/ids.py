"""Ids that cannot pass for one another: a person's id is not an activity's."""

from typing import NewType

PersonId = NewType("PersonId", int)
"""Our own number of a person; the messenger's account number never leaves `storage` and `bot`."""

DistrictId = NewType("DistrictId", str)
MunicipalityId = NewType("MunicipalityId", str)
OrganizationId = NewType("OrganizationId", int)
AreaId = NewType("AreaId", str)
TopicId = NewType("TopicId", str)

GrantId = NewType("GrantId", int)
InviteId = NewType("InviteId", int)
DraftId = NewType("DraftId", str)
"""Made before the first try, so that sending a form twice creates one thing."""

RequestId = NewType("RequestId", int)
"""Short enough to be read aloud on the phone: «заявка 128»."""

DeficitId = NewType("DeficitId", int)
LetterId = NewType("LetterId", int)
CardId = NewType("CardId", int)

ActivityId = NewType("ActivityId", int)
"""Short enough to be read aloud, as a request's."""

SessionId = NewType("SessionId", int)
EnrolmentId = NewType("EnrolmentId", int)
TypeId = NewType("TypeId", str)
AnnouncementId = NewType("AnnouncementId", int)
CategoryId = NewType("CategoryId", str)
SchoolId = NewType("SchoolId", str)
CommunityId = NewType("CommunityId", str)
MentorshipId = NewType("MentorshipId", int)
