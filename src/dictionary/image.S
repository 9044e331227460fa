/* The compiled dictionary as read-only data; FORTE_IMAGE is its file. An object assembled by hand must say itself what
   compiled ones say: no executable stack, and which branch protection it goes with. One that is silent switches it off
   for the whole program.

   In a section of its own that begins at a large page (IMAGE_LARGE_PAGE): where the system keeps the file in large pages
   it maps them whole, so that one posting costs some tens of page faults and not some hundreds. */
        .section forte_image, "a", %progbits
        .balign 2097152
        .globl forte_dictionary_image
        .hidden forte_dictionary_image
forte_dictionary_image:
        .incbin FORTE_IMAGE

        .section .note.GNU-stack, "", %progbits

#if defined(__CET__) /* x86-64: property 0xc0000002 (FEATURE_1_AND) with bit 0 IBT, bit 1 shadow stack, as in __CET__ */
#define FEATURES 0xc0000002, 4, __CET__, 0
#elif defined(__ARM_FEATURE_BTI_DEFAULT) /* AArch64: property 0xc0000000, bit 0 BTI, bit 1 PAC */
#define FEATURES 0xc0000000, 4, 3, 0
#endif
#ifdef FEATURES
        .section .note.gnu.property, "a"
        .balign 8
        .long 4, 16, 5 /* sizes of "GNU" and of the property; NT_GNU_PROPERTY_TYPE_0 */
        .asciz "GNU"
        .long FEATURES
#endif
