package fr.voix.parliament.opendata;

/**
 * One file of a source, or why it cannot be read.
 *
 * @param path as shown to people; inside an archive {@code archive!entry}
 * @param content the bytes; null when refused or of no interest
 * @param refusal the reason, or null
 */
record SourceFile(String path, byte[] content, String refusal) {

    static SourceFile read(String path, byte[] content) {
        return new SourceFile(path, content, null);
    }

    static SourceFile refused(String path, String reason) {
        return new SourceFile(path, null, reason);
    }

    /** Neither JSON nor XML: known about, not read. */
    static SourceFile skipped(String path) {
        return new SourceFile(path, null, null);
    }
}
