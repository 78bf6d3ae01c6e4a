; More references in one expression than its operand word counts; the ones behind keep their place.
one     = 1
sum     .macro e
        .word .e+.e+.e+.e+.e+.e+.e+.e, near-.e, far
        .endm
wide    .macro e
        .sum .e+.e+.e+.e+.e+.e+.e+.e
        .endm
        * = $1000
        .wide one+one+one+one+one
near    lda far                         ;image 1000: 40 01 2C 10 01 10 AD 01 10
far     = near-5
