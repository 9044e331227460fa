/* The compiled dictionary as data of a WebAssembly object: image.S of src/dictionary for another assembler. */
        .section .rodata.forte_dictionary_image,"",@
        .globl forte_dictionary_image
        .hidden forte_dictionary_image
        .type forte_dictionary_image,@object
        .p2align 6
forte_dictionary_image:
        .incbin FORTE_IMAGE
.Lend:
        .size forte_dictionary_image, .Lend-forte_dictionary_image
