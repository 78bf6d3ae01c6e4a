        .region rom, $8000, $80ff
        .region high, $fff0, $ffff
        .section a
        .byte 1, 2
        .endsection
        .section b
        .byte 3
        .endsection
        .section c, align=8
        .byte 4
        .endsection
        .section far
        .byte 5
        .endsection
        .section no_bytes
        .endsection
        .pack in rom : a, b, c
        .place far in high
        .output "f", format=nope, sections=a    ;! OF0901 29-32
        .output "f", format=hunk, sections=a    ;! OF0908 29-32
        .output "f", format=bin, sections=zzz   ;! OF0801 43-45
        .output "f", format=bin, sections=no_bytes      ;! OF0903 43-50
        .output "f", format=bin, sections=a,c   ;! OF0904 45-45
        .output "f", format=bin, sections=a, image="$8001..$8002", fill=0       ;! OF0905 43-43
        .output "f", format=bin, sections=b, image="$8001..$8001", fill=0       ;! OF0905 43-43
        .output "f", format=bin, sections=a, image="$8000..$80ff"       ;! OF0906 52-65
        .output "f", format=bin, sections=a, fill=0     ;! OF0906 51-51
        .output "f", format=bin, sections=a, image="8000", fill=0       ;! OF0906 52-57
        .output "f", format=bin, sections=a, image="$2..$1", fill=0     ;! OF0906 52-59
        .output "f", format=bin, sections=a, loadaddr=5 ;! OF0404 55-55
        .output "../f", format=bin, sections=a  ;! OF0912 17-22
        .output "/f", format=bin, sections=a    ;! OF0912 17-20
        .output "", format=bin, sections=a      ;! OF0912 17-18
        .mapfile "a/../../f"            ;! OF0912 18-28
        .exportsections dir="..", format=bin    ;! OF0912 29-32
        .exportsections dir="d", format=other   ;! OF0901 41-45
        .exportsections dir="d", format=hunk    ;! OF0908 41-44
        .output "same", format=bin, sections=a
        .output "./same.bin", format=bin, sections=a    ;! OF0911 17-28
        .output "big", format=bin, sections=a, image="$8000..$ffffffff", fill=0 ;! OF1219 54-71
