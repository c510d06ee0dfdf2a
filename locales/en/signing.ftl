# The signature on certificates.

signing-open = Signature on certificates
signing-head =
    <b>Signature on certificates</b>
    Issued by { $issuer }
signing-none = There is no signature now.
signing-now = Signed by: { $post }, { $name }
signing-ask-words = Write the post and the name with a comma between them, as on paper: “Rector, A. M. Magomedova”.
signing-means = New certificates will have it. Those issued before do not change.
signing-remove = No signature
signing-cancelled = Nothing has changed.
