; :?= takes effect only when the name has no definition so far.
one     := 1
one     :?= 2
two     :?= 2
two     :?= 3
        .byte one, two                  ;= 01 02
