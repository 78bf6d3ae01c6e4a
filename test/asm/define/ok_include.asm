; The name of a file is a string, and a definition may be one.
;options -D "FILE=\"define.inc\"" -D VAL=9
        .include FILE                   ;= 09
