; An option that is misspelt has one message: what is missing then is not said, too (chapter 18).
        .output "o", sectoins=a         ;! OF0404 22-29
        .output "o", format=bin, sections=a, contiguous=maybe ;! OF0405
        .output "o", format=5           ;! OF0405
        .exportsections dir="d", form=bin ;! OF0404
        .output "o", format=bin         ;! OF0902 9-15
