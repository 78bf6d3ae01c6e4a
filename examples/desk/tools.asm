; tools.asm - brings the image of a tool from the store to the place where it runs.
;
; All tools are assembled for the same address, config.overlay_base, and lie one behind the other in
; the store. One of them is in place at a time.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools
        .use lib.config (overlay_base, overlay_end)
        .use lib.macros (*)
        .use lib.regs (*)
        .use tools.files
        .use tools.calc
        .use tools.quest
        .use tools.draw
        .use tools.dis
        .use tools.edit
        .use tools.vm
        .use tools.pl0

overlay_size    = overlay_end + 1 - overlay_base

        .pub
; The tools, in the order of the table of images; resident commands need none.
tool    .enum
        files
        calc
        pl0
        vm
        edit
        dis
        draw
        quest
        .endenum
resident = $ff
        .priv

        .section vars, kind=bss, logical
present .res byte, 1            ; the tool in place
        .endsection

        .section text, kind=code, logical
        .pub

; init: no tool is in place.
init    .proc
        lda #resident
        sta present
        rts
        .endproc

; fetch: puts tool A in place.
fetch   .proc
        cmp #resident
        beq done
        cmp present
        beq done
        sta present
        asl
        asl
        tax
        .mvx src, images
        .mvx len, images + 2
        .ldw dst, overlay_base
        ldy #0
        ldx len + 1
        beq rest
page:   lda (src),y
        sta (dst),y
        iny
        bne page
        inc src + 1
        inc dst + 1
        dex
        bne page
rest:   ldx len
        beq done
bytes:  lda (src),y
        sta (dst),y
        iny
        dex
        bne bytes
done:   rts
        .endproc

        .endsection
        .priv

        .section consts, kind=data, logical
; image name: where the image of a tool lies and how long it is.
image   .segment name
        .word .name.image, .name.image_end - .name.image
        .assert .name.image_end - .name.image <= overlay_size, "a tool is too long"
        .endsegment

images  .image files
        .image calc
        .image pl0
        .image vm
        .image edit
        .image dis
        .image draw
        .image quest
        .endsection
        .endmodule
