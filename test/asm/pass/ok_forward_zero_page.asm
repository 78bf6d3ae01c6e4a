; An operand that is not known yet starts short and stays so when the value fits.
        lda later                       ;= A5 10
        sta later,x                     ;= 95 10
later   = $10
