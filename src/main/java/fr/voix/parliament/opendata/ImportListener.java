package fr.voix.parliament.opendata;

/** Who watches an import, file by file. */
public interface ImportListener {

    /** A listener that does nothing. */
    ImportListener NONE = new ImportListener() {};

    /**
     * A source begins.
     *
     * @param files about how many files it holds
     */
    default void begin(String source, long files) {}

    /** A download goes on; {@code total} is -1 when the server did not say. */
    default void downloaded(String address, long bytes, long total) {}

    /** One more file was read. */
    default void step() {}

    /** A source has ended. */
    default void end() {}
}
