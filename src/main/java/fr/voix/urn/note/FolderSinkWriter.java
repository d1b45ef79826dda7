package fr.voix.urn.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A folder elsewhere, such as one of another machine, with the same files as the folder of this instance. */
record FolderSinkWriter(NoteFolderWriter folder) implements NoteSinkClient {

    @Override
    public void put(List<String> notes, Instant at) throws IOException {
        carryOut(() -> folder.append(notes, at));
    }

    @Override
    public void beginEpoch(Map<String, Long> sizes, Instant at) throws IOException {
        carryOut(() -> folder.appendEpoch(sizes, at));
    }

    @Override
    public void readNewest(NoteListener listener) throws IOException {
        carryOut(() -> folder.readNewest(listener));
    }

    private static void carryOut(Runnable work) throws IOException {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
