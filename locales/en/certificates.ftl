# Certificates: one's own as a file, anybody's by the check link.

certificates-get = Get the certificate
certificates-caption = Certificate No. { $number } · { $title }
certificates-genuine = <b>Certificate No. { $number } is genuine.</b>
certificates-not-valid = <b>Certificate No. { $number } is valid no more:</b> the mark of attendance was corrected.
certificates-name = { $name }
certificates-name-gone = The name was deleted as the person asked.
certificates-days = { $days }
certificates-issued = Issued on { $day }
certificates-unknown = <b>There is no such certificate.</b> Please check that the whole link was copied.
certificates-all = All certificates
certificates-progress = Making certificates: { $done } of { $total }
certificates-nobody = Nobody is marked as having attended yet: there are no certificates.
certificates-archive = Certificates: { $count }. Each file is named by its number.
