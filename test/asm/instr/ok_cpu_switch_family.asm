; Members of one family in one file; each line is read by the rules of its CPU.
        nop                             ;= EA
a       = $40
        inc a                           ;= E6 40
        .cpu "65c02"
        inc a                           ;= 1A
        wai                             ;= CB
        bbs0 a,*                        ;= 8F 40 FD
        .cpu "6502u"
        slo a                           ;= 07 40
        axs #1                          ;= CB 01
        .cpu "r65c02"
        smb0 a                          ;= 87 40
        .cpu "65sc02"
        stz a                           ;= 64 40
        .cpu "w65c02s"
        stp                             ;= DB
        .if 0
        .cpu "6502"
        .endif
        phx                             ;= DA
