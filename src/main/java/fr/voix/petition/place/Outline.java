package fr.voix.petition.place;

/**
 * The shape of a département.
 *
 * @param path of SVG, in the units of the frame
 */
record Outline(Frame frame, String code, String path) {

    /** Where it is drawn. */
    enum Frame {
        /** The whole country in Europe. */
        METROPOLE,
        /** Paris and its three neighbours once more, larger. */
        COURONNE,
        /** One picture each. */
        OUTREMER
    }
}
