        .output                         ;! OF0402 41-41
        .output 5                       ;! OF1107 17-17
        .output "f"                     ;! OF0902 9-15 ;! OF0902 9-15
        .output "f", format=bin         ;! OF0902 9-15
        .output "f", sections=a         ;! OF0902 9-15
        .output "f", format=1, sections=a       ;! OF0405 29-29
        .output "f", format=bin, sections=1     ;! OF0405 43-43
        .output "f", format=bin, sections=a, 2  ;! OF0404 46-46
        .output "f", bin, format=bin, sections=a        ;! OF0404 22-24
        .output "f", format=bin, format=bin, sections=a ;! OF0404 34-39
        .output "f", format=bin, sections=a, kind=code  ;! OF0404 46-49
        .output "f", format=bin, sections=a, contiguous=all     ;! OF0405 57-59
        .output "f", format=bin, sections=a, contiguous=2       ;! OF0405 57-57
        .output "f", format=bin, sections=a, image=5, fill=0    ;! OF0405 52-52
        .output "f", format=bin, sections=a, image="$0..$1", fill=256   ;! OF0405 67-69
        .output "f", format=bin, sections=a, loadaddr=-1        ;! OF0405 55-56
        .output "f", format=bin, sections=a, fill=nothing       ;! OF0301 51-57
        .mapfile                        ;! OF0402 41-41
        .mapfile "f", symbols=some      ;! OF0405 31-34
        .mapfile "f", symbols=yes       ;! OF0405 31-33
        .mapfile "f", all               ;! OF0404 23-25
        .mapfile "f", fill=0            ;! OF0404 23-26
        .exportsections                 ;! OF0402 41-41
        .exportsections dir="d"         ;! OF0902 9-23
        .exportsections format=bin      ;! OF0902 9-23
        .exportsections dir=d, format=bin       ;! OF0405 29-29
        .exportsections dir="d", format=bin, include=data       ;! OF0405 54-57
        .exportsections dir="d", format=bin, include=none       ;! OF0405 54-57
        .exportsections bss, dir="d", format=bin        ;! OF0404 25-27
        .block
        .output "f", format=bin, sections=a     ;! OF0432 9-15
        .endblock
        .section a
        .mapfile "f"                    ;! OF0432 9-16
        .exportsections dir="d", format=bin     ;! OF0432 9-23
        .endsection
