; The value decides, not the way it is written.
        lda $0012                       ;= A5 12
        lda 256-1                       ;= A5 FF
        lda 255+1                       ;= AD 00 01
