# Certificates: one's own as a file, anybody's by the check link.

certificates-press = Certificate
certificates-letter-ready = <b>Your certificate is ready.</b>
certificates-get = Get the certificate
certificates-caption = Certificate No. { $number } · { $title }
certificates-genuine = <b>Certificate No. { $number } is genuine.</b>
certificates-not-valid = <b>Certificate No. { $number } is valid no more:</b> the mark of attendance was corrected.
certificates-name = { $name }, { $organization }
certificates-name-gone = The name was deleted at its owner's request.
certificates-days = { $days }
certificates-issued = Issued on { $day }
certificates-issuer = Issued by { $issuer }
certificates-unknown = <b>There is no such certificate.</b> Please check that the whole link was copied.
certificates-all = All certificates
certificates-progress = Making certificates: { $done } of { $total }
certificates-nobody = Nobody is marked as having attended yet: there are no certificates.
certificates-archive = Certificates: { $count }. Each file is named by its number.

certificates-correct = Correct the name
certificates-correcting = <b>The name on certificate No. { $number }</b>
certificates-printed = On the certificate now: { $holder }
certificates-in-profile = In your profile: { $holder }
certificates-can-ask = A curator of the district checks it and corrects it to what stands in your profile. The number stays.
certificates-same = The certificate says what your profile says. To correct the name, change your profile first, then come back here.
certificates-waits = A curator is looking at it already: request { $request }.
certificates-ask = Ask for the correction
certificates-edit-profile = Change the profile
certificates-asked =
    <b>Request { $request } has gone to a curator.</b>
    When the name on certificate No. { $number } is corrected, I will write.
certificates-about = Correct the name on certificate No. { $number } · { $title }
certificates-short = the name on certificate No. { $number }
certificates-wanted = To be corrected to: { $holder }

council-kind-certificate = certificate
council-letter-certificate-approve = Get the certificate again: the name is corrected, the number is the same.
council-letter-certificate-reject = The name on the certificate stays as it was.
council-letter-certificate-return = Open the request, check your profile and send it again.
council-letter-certificate-expired = There was no decision, the name on the certificate stays as it was. If it is still wrong, please ask again.
council-reason-button-ready-show-paper = Show a document
council-reason-button-ready-check-profile = Check the profile
council-reason-button-ready-another-person = Another person's name
council-reason-ready-show-paper = Please show the curator a document about the change of name and send the request again.
council-reason-ready-check-profile = Please check the name in your profile: it looks like a slip.
council-reason-ready-another-person = This is another person's name, and the certificate was issued to you.
requests-state-certificate-submitted = <b>Waits for a decision.</b> A curator answers by { $promised }.
requests-state-certificate-granted = <b>The name is corrected.</b> Get the certificate again, the number is the same.
requests-state-certificate-expired = <b>There was no decision in time.</b> The name on the certificate stays as it was, you can ask again.
