; config.asm - the sizes and fixed addresses that several modules agree on.
;
; SPDX-License-Identifier: MIT

        .module lib.config
        .pub

; ---------------------------------------------------------------------------------------------
; The machine
; ---------------------------------------------------------------------------------------------

load_address    = $0400         ; the kernel starts here; the header for sim65 lies just below
overlay_base    = $2000         ; tools run here, one at a time
overlay_end     = $33ff
work_base       = $3400         ; buffers of the tools
work_end        = $4fff
disk_base       = $5000         ; the blocks of the RAM disk
store_base      = $8800         ; where the images of the tools wait, as loaded from desk.ovl
store_end       = $dbff
rom_base        = $dc00         ; tables and the large texts, as loaded from desk.rom
rom_end         = $efff

; ---------------------------------------------------------------------------------------------
; Sizes
; ---------------------------------------------------------------------------------------------

line_max        = 120           ; characters in a line of input
name_max        = 12            ; characters in the name of a file
block_size      = 256
disk_blocks     = 56            ; on the RAM disk
dir_entries     = 24            ; files on the RAM disk

        .assert disk_base + disk_blocks * block_size <= store_base, "the disk reaches the store"
        .assert overlay_end < work_base, "tools reach into their buffers"

; ---------------------------------------------------------------------------------------------
; Characters
; ---------------------------------------------------------------------------------------------

nl              = 10
quote           = 34

        .endmodule
