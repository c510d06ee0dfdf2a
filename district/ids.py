"""Distinct types of ids, so that they cannot be mixed up."""

from typing import NewType

PersonId = NewType("PersonId", int)
"""Internal number of a person; the Telegram account number stays in `storage` and `bot`."""

DistrictId = NewType("DistrictId", str)
MunicipalityId = NewType("MunicipalityId", str)
OrganizationId = NewType("OrganizationId", int)
AreaId = NewType("AreaId", str)
SurveyId = NewType("SurveyId", int)
DocumentId = NewType("DocumentId", str)
TopicId = NewType("TopicId", str)

GrantId = NewType("GrantId", int)
MunicipalityMoveId = NewType("MunicipalityMoveId", int)
AccountMoveId = NewType("AccountMoveId", int)
InviteId = NewType("InviteId", int)
DraftId = NewType("DraftId", str)
"""Created before the first try, so that a form sent twice has one effect."""

RequestId = NewType("RequestId", int)
"""Short enough to be read aloud on the phone: «заявка 128»."""

DeficitId = NewType("DeficitId", int)
LetterId = NewType("LetterId", int)
CardId = NewType("CardId", int)

ActivityId = NewType("ActivityId", int)
"""Short enough to be read aloud."""

SessionId = NewType("SessionId", int)
EnrolmentId = NewType("EnrolmentId", int)
MentionId = NewType("MentionId", int)
CurriculumId = NewType("CurriculumId", int)
TypeId = NewType("TypeId", str)
AnnouncementId = NewType("AnnouncementId", int)
CampaignId = NewType("CampaignId", str)
CategoryId = NewType("CategoryId", str)
InstituteId = NewType("InstituteId", str)
SchoolId = NewType("SchoolId", str)
CommunityId = NewType("CommunityId", str)
MentorshipId = NewType("MentorshipId", int)
ThreadId = NewType("ThreadId", int)
MotionId = NewType("MotionId", int)
SeatId = NewType("SeatId", int)
SpeakerId = NewType("SpeakerId", int)
"""A voice in a round of a motion."""

ProtocolId = NewType("ProtocolId", int)
BatchId = NewType("BatchId", int)
DeputyId = NewType("DeputyId", int)
TurnId = NewType("TurnId", int)

KindId = NewType("KindId", str)
CallId = NewType("CallId", int)
"""Short enough to be read aloud."""

EntryId = NewType("EntryId", int)
ReviewId = NewType("ReviewId", int)
ListingId = NewType("ListingId", int)
MilestoneId = NewType("MilestoneId", int)
PaperId = NewType("PaperId", int)
SlotId = NewType("SlotId", int)
AppointmentId = NewType("AppointmentId", int)
RouteId = NewType("RouteId", int)
LineId = NewType("LineId", int)
