package fr.voix;

/** How many of something a test makes: enough to show it in every build, and many with {@code -Plong}. */
public final class TestSize {

    private TestSize() {}

    public static int of(int inEveryBuild, int inTheLongForm) {
        return isLong() ? inTheLongForm : inEveryBuild;
    }

    public static boolean isLong() {
        return Boolean.getBoolean("voix.test.long");
    }
}
