; stream.asm - files of the RAM disk read and written byte by byte.
;
; A stream is known by its number in X, which all routines keep. A file may be open on several
; streams for reading. The directory knows the size after each byte that is written, so a stream
; needs no closing.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.stream
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.disk

        .pub
; Streams have their purposes, so that nobody has to hand out numbers.
stream  .enum
        input
        output
        script                  ; commands that the shell runs
        .endenum
        .priv

n_streams = stream.script + 1

        .section zvars, kind=zp, logical
block   .res byte, n_streams    ; at hand, or disk.last
offset  .res byte, n_streams    ; of the next byte in it
left_low .res byte, n_streams   ; bytes that can still be read
left_high .res byte, n_streams
entry_low .res byte, n_streams  ; the directory entry of the file
entry_high .res byte, n_streams
pointer .res byte, 2
        .endsection

        .section text, kind=code, logical
        .pub

; open_read: the file called disk.name; an error when there is none.
open_read .proc
        phx
        jsr disk.must_find
        plx
        ldy #disk.entry.size
        lda (disk.dir),y
        sta left_low,x
        iny
        lda (disk.dir),y
        sta left_high,x
        ldy #disk.entry.first
        lda (disk.dir),y
        sta block,x
        stz offset,x
        bra keep_entry
        .endproc

; keep_entry: the file dir is that of the stream.
keep_entry .proc
        lda disk.dir
        sta entry_low,x
        lda disk.dir + 1
        sta entry_high,x
        rts
        .endproc

; close: nothing is left to read.
close   .proc
        stz left_low,x
        stz left_high,x
        rts
        .endproc

; check_free: an error when there is something left to read of the file dir.
check_free .proc
        phx
        ldx #n_streams - 1
next:   lda left_low,x
        ora left_high,x
        beq other
        lda entry_low,x
        cmp disk.dir
        bne other
        lda entry_high,x
        cmp disk.dir + 1
        beq busy
other:  dex
        bpl next
        plx
        rts
busy:   .fail error.busy
        .endproc

; open_write: an empty file called disk.name.
open_write .proc
        jsr close
        phx
        jsr disk.find
        bcs new
        jsr check_free
new:    jsr disk.create
        plx
        lda #disk.last
        sta block,x
        stz offset,x
        bra keep_entry
        .endproc

; get: the next byte in A; carry set at the end. Y is kept.
get     .proc
        lda left_low,x
        bne some
        lda left_high,x
        beq ended
        dec left_high,x
some:   dec left_low,x
        phy
        lda block,x
        jsr point
        ldy offset,x
        lda (pointer),y
        inc offset,x
        bne same
        pha
        lda block,x             ; its last byte was read
        jsr disk.follow
        sta block,x
        pla
same:   ply
        clc
        rts
ended:  sec
        rts
        .endproc

; put: byte A; an error when the disk is full. A and Y are kept.
put     .proc
        phy
        pha
        lda offset,x
        bne room
        jsr disk.allocate       ; the first byte, or the block is full
        bcs full
        jsr append
room:   lda block,x
        jsr point
        ldy offset,x
        pla
        pha
        sta (pointer),y
        inc offset,x
        lda entry_low,x
        sta pointer
        lda entry_high,x
        sta pointer + 1
        ldy #disk.entry.size
        lda (pointer),y
        inc a
        sta (pointer),y
        bne done
        iny
        lda (pointer),y
        inc a
        sta (pointer),y
done:   pla
        ply
        rts
full:   .fail error.disk

; Block A goes behind the block at hand, or is the first one.
append: pha
        lda entry_low,x
        sta pointer
        lda entry_high,x
        sta pointer + 1
        ldy block,x
        pla
        cpy #disk.last
        beq first
        jsr disk.link
        sta block,x
        rts
first:  sta block,x
        ldy #disk.entry.first
        sta (pointer),y
        rts
        .endproc


; point: pointer is where block A lies.
point   .proc
        jsr disk.page
        sta pointer + 1
        stz pointer
        rts
        .endproc

; get_line: a line of at most 255 characters to dst, zero terminated, its length in A and Y; carry
; set when the file has ended. What is too long is dropped.
get_line .proc
        ldy #0
next:   jsr get
        bcs eof
        cmp #10
        beq done
        cpy #255
        beq next
        sta (dst),y
        iny
        bra next
eof:    cpy #0
        beq none
done:   lda #0
        sta (dst),y
        tya
        clc
none:   rts
        .endproc

; put_line: the string at str and a line end.
put_line .proc
        ldy #0
next:   lda (str),y
        beq ended
        jsr put
        iny
        bne next
ended:  lda #10
        jmp put
        .endproc

        .endsection
        .endmodule
