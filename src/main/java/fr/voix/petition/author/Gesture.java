package fr.voix.petition.author;

/** What cannot be undone, and hence takes two gestures. */
enum Gesture {
    WITHDRAW("/retrait"),
    FORGET("/effacement");

    private final String target;

    Gesture(String target) {
        this.target = target;
    }

    /** Its place below the author's private page. */
    String target() {
        return target;
    }
}
