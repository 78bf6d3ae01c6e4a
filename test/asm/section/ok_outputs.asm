; Files that the source asks for; what is in them is tested by test/host/t_link.lua.
        .region rom, $8000, $80ff
        .region ram, $0200, $02ff
        .section a
        .byte 1, 2
        .endsection
        .section b, kind=data
        .byte 3
        .endsection
        .section c, kind=data, align=8
        .byte 4
        .endsection
        .section v, kind=bss
        .ds 4
        .endsection
        .section loose                  ;not OF0806
        .byte 9
        .endsection
        .pack in rom : a, b, c
        .place v in ram
        .output "build/section/1.prg", format=prg, sections=a, b        ;not OF0902
        .output "build/section/2", sections=b,a,v, format=bin, contiguous=1     ;not OF0904
        .output "build/section/3", format=bin, sections=a,c, contiguous=false   ;not OF0903
        .output "build/section/4", format=bin, sections=a,c, contiguous=no
        .output "build/section/5", format=bin, sections=a,b, contiguous=yes
        .output "build/section/6", format=bin, sections=a,b, contiguous=true
        .output "build/section/7", format=hex, sections=c,a, image="$8000..$800f", fill=$ff ;not OF0905 ;not OF0906
        .output "build/section/8", format=prg, sections=a, loadaddr=$ffff       ;not OF0908
        .output "build/section/../section/9", format=srec, sections=a   ;not OF0912
        .mapfile "build/section/10"
        .mapfile "build/section/11", symbols=all
        .mapfile "build/section/12", symbols=public
        .mapfile "build/section/13", symbols=none       ;not OF0432
        .exportsections dir="build/section/14", format=bin
        .exportsections dir="build/section/15", include=bss, format=bin
        .exportsections format=bin, dir="build/section/16", include=no_bss
;image 8000: 01 02 03
;image 8008: 04
