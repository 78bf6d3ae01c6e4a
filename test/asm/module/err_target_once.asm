; A logical section without a target has one message, whatever its lines came to.
        .module t
        .use lib map { text -> nowhere }
        .use lib2
        .endmodule
        .module lib
        .section text, logical          ;! OF0713 18-21
        nop
        .endsection
        .endmodule
        .module lib2
        .section data, logical          ;! OF0713
        nop
        .endsection
        .endmodule
