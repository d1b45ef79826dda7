package fr.voix.petition.author;

/** What cannot be undone, and hence takes two gestures. */
enum Gesture {
    WITHDRAW(Gesture.WITHDRAWAL),
    FORGET(Gesture.ERASURE);

    static final String WITHDRAWAL = "/retrait";
    static final String ERASURE = "/effacement";

    private final String target;

    Gesture(String target) {
        this.target = target;
    }

    /** Its place below the author's private page. */
    String target() {
        return target;
    }
}
