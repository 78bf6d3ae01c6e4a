;options --cpu r65c02
;nocpu
        * = $1000
        rmb0 $12                        ;= 07 12
        RMB7 $12                        ;= 77 12
        smb3 $ff                        ;= B7 FF
back    bbr0 $12,back                   ;= 0F 12 FD
        bbs7 $12,ahead                  ;= FF 12 03
        bbs0 ahead-ahead,ahead          ;= 8F 00 00
ahead   bbs1 $12 , *+130                ;= 9F 12 7F
        bbr1 $12,*-125                  ;= 1F 12 80
x       = 5
        bbr2 x,x+$1018                  ;= 2F 05 05
        bbr2 $12,x+$1018                ;= 2F 12 02
