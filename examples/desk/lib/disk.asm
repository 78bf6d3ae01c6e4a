; disk.asm - the RAM disk: a directory, and blocks that are chained by a table.
;
; The table has a byte for each block: the next one of the same file, or free, or last. An entry of
; the directory is known by its number in X. Names are as long as name_max and end with zeros when
; they are shorter. How many blocks there are is a parameter of this module.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.disk
        .use lib.config (name_max, dir_entries, disk_base, block_size)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.text

blocks :?= 16
        .assert blocks <= 254, "two numbers of blocks have another meaning"
        .assert block_size == 256 && (disk_base & $ff) == 0, "a block is a page"

        .pub
; An entry of the directory.
entry   .struct
name    .res byte, name_max
size    .word ?
first   .byte ?                 ; block, or last when the file is empty
used    .byte ?                 ; not zero: this is a file
        .endstruct
        .assert .sizeof(entry) == 16, "entries are found by shifting"

free    = $fe                   ; in the table of blocks
last    = $ff
        .priv

        .section zvars, kind=zp, logical
        .pub
dir     .res byte, 2            ; the entry that find, create or the caller chose
        .priv
        .endsection

        .section vars, kind=bss, logical
chain   .res byte, blocks
entries .res byte, dir_entries * .sizeof(entry)
        .pub
name    .res byte, name_max + 1 ; of the file that is asked for
        .priv
        .endsection

        .section text, kind=code, logical
        .pub

; format: an empty disk.
format  .proc
        ldx #blocks - 1
        lda #free
clear:  sta chain,x
        dex
        cpx #$ff
        bne clear
        ldx #dir_entries - 1
next:   jsr select
        lda #0
        ldy #entry.used
        sta (dir),y
        dex
        bpl next
        rts
        .endproc

; select: dir is entry X; keeps X.
select  .proc
        txa
        stz dir + 1
        .rept 4
        asl
        rol dir + 1
        .endrept
        clc
        adc #<entries
        sta dir
        lda dir + 1
        adc #>entries
        sta dir + 1
        rts
        .endproc

; is_used: zero flag clear when entry X is a file; dir is the entry. Keeps X.
is_used .proc
        jsr select
        ldy #entry.used
        lda (dir),y
        rts
        .endproc

; take_name: the word in text.word is the name; an error when it is empty, too long or has a
; wildcard.
take_name .proc
        ldx #0
next:   lda text.word,x
        beq ended
        cmp #'*'
        beq bad
        cmp #'?'
        beq bad
        sta name,x
        inx
        cpx #name_max + 1
        bne next
bad:    .fail error.name
ended:  cpx #0
        beq bad
fill:   stz name,x
        inx
        cpx #name_max + 1
        bne fill
        rts
        .endproc

; find: the entry whose name is in name, to dir and X; carry set when there is none.
find    .proc
        ldx #0
next:   jsr is_used
        beq other
        ldy #0
same:   lda name,y
        cmp (dir),y
        bne other
        iny
        cpy #name_max
        bne same
        clc
        rts
other:  inx
        cpx #dir_entries
        bne next
        rts                     ; carry is set
        .endproc

; must_find: the same; an error when there is none.
must_find .proc
        jsr find
        bcc done
        .fail error.missing
done:   rts
        .endproc

; create: an empty file called name; one of that name is emptied. The entry is in dir and X.
create  .proc
        jsr find
        bcs new
        jsr release
        bra empty
new:    ldx #0
search: jsr is_used
        beq found
        inx
        cpx #dir_entries
        bne search
        .fail error.directory
found:  ldy #name_max - 1
copy:   lda name,y
        sta (dir),y
        dey
        bpl copy
empty:  ldy #entry.size
        lda #0
        sta (dir),y
        iny
        sta (dir),y
        ldy #entry.first
        lda #last
        sta (dir),y
        ldy #entry.used
        sta (dir),y
        rts
        .endproc

; release: the blocks of the file dir become free; keeps X.
release .proc
        ldy #entry.first
        lda (dir),y
next:   cmp #last
        beq done
        tay
        lda chain,y
        pha
        lda #free
        sta chain,y
        pla
        bra next
done:   rts
        .endproc

; delete: the file dir.
delete  .proc
        jsr release
        ldy #entry.used
        lda #0
        sta (dir),y
        rts
        .endproc

; rename: the file dir is called name from now on.
rename  .proc
        ldy #name_max - 1
copy:   lda name,y
        sta (dir),y
        dey
        bpl copy
        rts
        .endproc

; allocate: a free block in A, marked as the last one; carry set when there is none. Keeps X.
allocate .proc
        ldy #0
next:   lda chain,y
        cmp #free
        beq found
        iny
        cpy #blocks
        bne next
        rts                     ; carry is set
found:  lda #last
        sta chain,y
        tya
        clc
        rts
        .endproc

; follow: the block behind block A, in A; link: block A is the one behind block Y.
follow  .proc
        tay
        lda chain,y
        rts
        .endproc

link    .proc
        sta chain,y
        rts
        .endproc

; page: high byte of the address of block A, in A; the low byte is zero.
page    .proc
        clc
        adc #>disk_base
        rts
        .endproc

; count_free: free blocks in A.
count_free .proc
        ldx #0
        ldy #blocks - 1
next:   lda chain,y
        cmp #free
        bne other
        inx
other:  dey
        cpy #$ff
        bne next
        txa
        rts
        .endproc

        .endsection
        .endmodule
