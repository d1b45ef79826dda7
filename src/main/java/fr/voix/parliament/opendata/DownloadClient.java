package fr.voix.parliament.opendata;

import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Fetches a file of open data: asks only for what changed since the last import, and goes on where a broken transfer
 * stopped, as long as the server says that it is still the same file.
 */
@Singleton
record DownloadClient(ImportRepository sources) {

    private static final int ATTEMPTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BUFFER = 1 << 16;

    /** The live archive of amendements has 0.3 GB. */
    private static final long MAX_BYTES = 8L << 30;

    /**
     * A fetched file, gone when closed.
     *
     * @param file null when the server says that nothing changed
     */
    record Download(String address, Path file, String etag, String lastModified) implements AutoCloseable {

        boolean isFresh() {
            return file != null;
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Downloads to a temporary file. */
    Download fetch(String address, ImportListener listener) throws IOException {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IOException("not an address: " + e.getMessage(), e);
        }
        Path file = Files.createTempFile("voix-import-", suffix(uri));
        Transfer transfer = new Transfer(address, uri, file, listener, sources.findByAddress(address));
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            boolean isFresh = transfer.run(client);
            if (!isFresh) {
                Files.deleteIfExists(file);
            }
            return new Download(address, isFresh ? file : null, transfer.etag, transfer.lastModified);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** To be called once the file is imported: next time only a newer one is asked for. */
    void remember(Download download) {
        sources.save(new ImportSourceRow(download.address(), download.etag(), download.lastModified()));
    }

    private static String suffix(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return path.endsWith(".json") ? ".json" : ".zip";
    }

    /** One file on its way, over several attempts. */
    private static final class Transfer {

        private final String address;
        private final URI uri;
        private final Path file;
        private final ImportListener listener;
        private final Optional<ImportSourceRow> known;
        private String etag;
        private String lastModified;

        Transfer(String address, URI uri, Path file, ImportListener listener, Optional<ImportSourceRow> known) {
            this.address = address;
            this.uri = uri;
            this.file = file;
            this.listener = listener;
            this.known = known;
        }

        /** False when nothing changed. */
        boolean run(HttpClient client) throws IOException {
            IOException last = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    pause(attempt);
                    return attempt(client);
                } catch (AnswerException e) {
                    throw e;
                } catch (IOException e) {
                    last = e;
                }
            }
            throw new IOException("gave up after " + ATTEMPTS + " attempts: " + last, last);
        }

        private boolean attempt(HttpClient client) throws IOException {
            long have = Files.size(file);
            HttpResponse<InputStream> response = send(client, request(have));
            try (InputStream body = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> {
                        remember(response);
                        Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
                        receive(body, 0, length(response, 0));
                        yield true;
                    }
                    case 206 -> {
                        requireRange(response, have);
                        receive(body, have, length(response, have));
                        yield true;
                    }
                    case 304 -> false;
                    case 416 -> {
                        Files.write(file, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
                        throw new IOException("the server has no such range any more");
                    }
                    case 408, 429, 500, 502, 503, 504 -> throw new IOException("HTTP " + response.statusCode());
                    default -> throw new AnswerException("HTTP " + response.statusCode());
                };
            }
        }

        private HttpRequest request(long have) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(ANSWER)
                    .header("User-Agent", "Voix")
                    .header("Accept-Encoding", "identity");
            String validator = strongValidator();
            if (have > 0 && validator != null) {
                request.header("Range", "bytes=" + have + "-").header("If-Range", validator);
            } else {
                known.map(ImportSourceRow::etag).ifPresent(tag -> request.header("If-None-Match", tag));
                known.map(ImportSourceRow::lastModified).ifPresent(at -> request.header("If-Modified-Since", at));
            }
            return request.build();
        }

        /** Only what proves that the rest belongs to the beginning; a weak ETag does not. */
        private String strongValidator() {
            return etag != null && !etag.startsWith("W/") ? etag : lastModified;
        }

        private void remember(HttpResponse<?> response) {
            etag = response.headers().firstValue("ETag").orElse(null);
            lastModified = response.headers().firstValue("Last-Modified").orElse(null);
        }

        private static void requireRange(HttpResponse<?> response, long have) throws AnswerException {
            String range = response.headers().firstValue("Content-Range").orElse("");
            if (!range.startsWith("bytes " + have + "-")) {
                throw new AnswerException("asked for the rest from byte " + have + ", got " + range);
            }
        }

        private static long length(HttpResponse<?> response, long have) {
            long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            return rest < 0 ? -1 : have + rest;
        }

        private void receive(InputStream body, long have, long total) throws IOException {
            long received = have;
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND);
                    StallGuard guard = new StallGuard(body, STALL)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    out.write(buffer, 0, read);
                    received += read;
                    guard.progress();
                    if (received > MAX_BYTES) {
                        throw new AnswerException("larger than " + (MAX_BYTES >> 30) + " GB");
                    }
                    listener.downloaded(address, received, total);
                }
            }
            if (total >= 0 && received != total) {
                throw new IOException("the transfer stopped at " + received + " of " + total + " bytes");
            }
        }

        private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request) throws IOException {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AnswerException("interrupted");
            }
        }

        private static void pause(int attempt) throws IOException {
            if (attempt == 0) {
                return;
            }
            try {
                Thread.sleep(PAUSE.multipliedBy(1L << (attempt - 1)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AnswerException("interrupted");
            }
        }
    }

    /** An answer that trying again will not change. */
    private static final class AnswerException extends IOException {

        AnswerException(String message) {
            super(message);
        }
    }

    /** Closes a stream on which nothing has come for too long, so that its reader wakes up with an error. */
    private static final class StallGuard implements AutoCloseable {

        private final Thread watcher;
        private volatile long lastProgress = System.nanoTime();

        StallGuard(Closeable stream, Duration patience) {
            watcher = Thread.ofVirtual().start(() -> watch(stream, patience));
        }

        void progress() {
            lastProgress = System.nanoTime();
        }

        private void watch(Closeable stream, Duration patience) {
            try {
                while (System.nanoTime() - lastProgress < patience.toNanos()) {
                    Thread.sleep(patience.dividedBy(10));
                }
                stream.close();
            } catch (InterruptedException e) {
                // The transfer ended first.
            } catch (IOException e) {
                // The reader meets the same error.
            }
        }

        @Override
        public void close() {
            watcher.interrupt();
        }
    }
}
