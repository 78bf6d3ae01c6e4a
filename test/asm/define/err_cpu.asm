; A definition behind .cpu that names no CPU, one that goes round, and a quoted name, which stays.
;options -D CC=6509 -D AA=BB -D BB=AA -D quoted=6502
        .cpu CC                         ;! OF0504 14-15
        .cpu AA                         ;! OF1203 14-15
        .cpu "quoted"                   ;! OF0504 14-21
