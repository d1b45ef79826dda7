package fr.voix.urn.note;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.deployment.Examination;
import fr.voix.base.deployment.Finding;
import fr.voix.base.deployment.PublicUrl;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the notes of what was signed can be written: in the folder of this instance, and elsewhere. */
@Singleton
record NoteExamination(NoteConfig config, DataFolderConfig data, PublicUrl url) implements Examination {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long LITTLE = 1L << 30;

    @Override
    public List<Finding> examine() {
        List<Finding> found = new ArrayList<>();
        Path folder = config.folder(data);
        Finding notes = writable("notes", folder);
        found.add(notes);
        if (notes.level() == Finding.Level.OK && Files.isDirectory(folder)) {
            var writer = new NoteFolderWriter(url.host(), folder);
            var newest = new NewestNoteListener();
            writer.readNewest(newest);
            writer.stranger(newest).map(said -> Finding.warning("notes", said)).ifPresent(found::add);
        }
        found.add(space(folder));
        List<String> sinks = config.checkpointSinks();
        if (sinks.isEmpty()) {
            found.add(Finding.warning(
                    "sinks", "Notes are kept on this machine alone: name another one in VOIX_URN_CHECKPOINT_SINKS."));
        }
        // by their place in the setting: an address may hold a secret
        for (int i = 0; i < sinks.size(); i++) {
            String about = "sink " + (i + 1);
            found.add(
                    sinks.get(i).matches("https?://.*")
                            ? reachable(about, sinks.get(i))
                            : writable(about, Path.of(sinks.get(i))));
        }
        return found;
    }

    private static Finding writable(String about, Path folder) {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            return !Files.exists(folder) && parent != null && Files.isDirectory(parent) && Files.isWritable(parent)
                    ? Finding.ok(about, "The folder is not there yet, and can be made.")
                    : Finding.fault(about, "There is no folder " + folder + ", and none can be made.");
        }
        try {
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return Finding.ok(about, "The folder can be written to.");
        } catch (IOException e) {
            return Finding.fault(
                    about, "The folder " + folder + " cannot be written to: what is signed would be forgotten. " + e);
        }
    }

    private static Finding space(Path folder) {
        try {
            Path there = folder.toAbsolutePath();
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            long left = Files.getFileStore(there).getUsableSpace();
            String said = left / (1 << 20) + " MiB are left there.";
            return left < LITTLE
                    ? Finding.warning("space", said + " Exports and notes need more.")
                    : Finding.ok("space", said);
        } catch (IOException e) {
            return Finding.unknown("space", "It cannot be asked: " + e);
        }
    }

    private static Finding reachable(String about, String sink) {
        URI address;
        try {
            address = new URI(sink);
        } catch (URISyntaxException e) {
            return Finding.fault(about, "It is no address.");
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST).build()) {
            int status = client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(LONGEST)
                                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return status < 500 ? Finding.ok(about, "It answers.") : Finding.fault(about, "It answers " + status + ".");
        } catch (IOException e) {
            return Finding.fault(about, "It does not answer: " + e.getClass().getSimpleName() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
