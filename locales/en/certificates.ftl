# Certificates: one's own as a file, anybody's by the check link.

certificates-press = Certificate
certificates-letter-ready = <b>Your certificate is ready.</b>
certificates-get = Get the certificate
certificates-mine = My documents
certificates-papers = <b>My documents</b>
certificates-row = { $type } · <b>{ $title }</b> · { $days } · { $hours } h{ $number }
certificates-programme = Programme · <b>{ $title }</b> · { $hours } h · No. { $number }
certificates-mark = { " " }· No. { $number }
certificates-no-papers = The certificates of the activities you attended will be here.
certificates-number = Certificate No. { $number }
certificates-caption = Certificate No. { $number } · { $title }
certificates-genuine = <b>Certificate No. { $number } is genuine.</b>
certificates-not-valid = <b>Certificate No. { $number } is no longer valid:</b> the attendance mark was corrected.
certificates-name = { $name }, { $organization }
certificates-name-gone = The name was removed at its owner's request.
certificates-days = { $days }
certificates-issued = Issued on { $day }
certificates-issuer = Issued by { $issuer }
certificates-unknown = <b>There is no such certificate.</b> Please check that you copied the whole link.
certificates-not-institute = the document of professional development is issued by the institute
certificates-other-document = This is a certificate of participation. The document of professional development is issued by the institute.
certificates-file = Certificate { $number }.pdf
certificates-files = Certificates, activity { $activity }.zip
certificates-reason = with thanks for taking part in the { $type ->
    [course] training course
    [seminar] seminar
    [workshop-seminar] practical seminar
    [webinar] webinar
    [expedition] methodical expedition
    [holiday-school] holiday school
    [summer-school] summer school
    [project-session] project session
    [master-class] master class
    [studio] teaching studio
    [conference] conference
    [readings] pedagogical readings
    [assembly] pedagogical assembly
    [defence] public defence of experience
    [school-cohort] sessions of the school
    [children-event] event for children
    [olympiad] olympiad
    [contest] contest
    [review] review show
    [festival] festival
    [sports] sports games
    [council-meeting] meeting of the Council
   *[other] activity
}
certificates-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
certificates-online = online
certificates-all = Download all certificates
certificates-progress = Making certificates: { $done } of { $total }
certificates-nobody = Nobody has been marked as present yet, so there are no certificates.
certificates-archive = Certificates: { $count }. Each file is named after its number.

certificates-correct = Correct the name
certificates-correcting = <b>The name on certificate No. { $number }</b>
certificates-printed = On the certificate now: { $holder }
certificates-in-profile = In your profile: { $holder }
certificates-can-ask = A district curator will check it and correct it to match your profile. The number stays the same.
certificates-same = The certificate matches your profile. To correct the name, change your profile first, then come back here.
certificates-waits = A curator is already looking at it: request { $request }.
certificates-ask = Ask for the correction
certificates-edit-profile = Change my profile
certificates-asked =
    <b>Request { $request } has gone to a curator.</b>
    I will write when the name on certificate No. { $number } is corrected.
certificates-about = Correct the name on certificate No. { $number } · { $title }
certificates-short = the name on certificate No. { $number }
certificates-wanted = To be corrected to: { $holder }

council-kind-certificate = certificate
council-letter-certificate-approve = Download the certificate again: the name is corrected, the number is the same.
council-letter-certificate-reject = The name on the certificate stays as it was.
council-letter-certificate-return = Open the request, check your profile and send it again.
council-letter-certificate-expired = There was no decision, so the name on the certificate stays as it was. If it is still wrong, please ask again.
council-reason-button-ready-show-paper = Ask for a document
council-reason-button-ready-check-profile = Check the name in profile
council-reason-button-ready-another-person = Another person's name
council-reason-ready-show-paper = Please show the curator a document about the name change and send the request again.
council-reason-ready-check-profile = Please check the name in your profile: it looks like a typo.
council-reason-ready-another-person = This is another person's name; the certificate was issued to you.
requests-state-certificate-submitted = <b>Awaiting a decision.</b> A curator will answer by { $promised }.
requests-state-certificate-granted = <b>The name is corrected.</b> Download the certificate again, the number is the same.
requests-state-certificate-expired = <b>Sorry, there was no decision in time.</b> The name on the certificate stays as it was; you can ask again.
