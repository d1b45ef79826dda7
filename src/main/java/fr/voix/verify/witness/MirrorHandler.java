package fr.voix.verify.witness;

import com.sun.net.httpserver.HttpExchange;
import fr.voix.verify.log.TileAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves what is held of a log, as the log itself would (C2SP {@code tlog-tiles}), up to what was co-signed. */
final class MirrorHandler extends CosignerHandler {

    private static final Pattern TILE = Pattern.compile(
            "/([0-9a-f]{64})/tile/(entries|[0-7])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private final CosignerCommand.Cosigner cosigner;

    MirrorHandler(CosignerCommand.Cosigner cosigner) {
        super(
                cosigner,
                "Mirror",
                "This mirror signs the checkpoint of a log only if it holds every entry up to it, and serves them below"
                        + " the address of the log that is listed here.");
        this.cosigner = cosigner;
    }

    @Override
    Optional<Reply> own(HttpExchange exchange, String path) throws IOException {
        Matcher tile = TILE.matcher(path);
        if (!tile.matches() || !exchange.getRequestMethod().matches("GET|HEAD")) {
            return Optional.empty();
        }
        Path folder = cosigner.folder().resolve(tile.group(1));
        long size = cosigner.heads()
                .at(tile.group(1))
                .map(head -> head.checkpoint().size())
                .orElse(0L);
        long index = Long.parseLong(tile.group(3).replaceAll("[x/]", ""));
        int width = tile.group(4) == null ? TileAddress.FULL : Integer.parseInt(tile.group(4));
        boolean isEntries = tile.group(2).equals("entries");
        int level = isEntries ? 0 : Integer.parseInt(tile.group(2));
        // so many of that level are whole
        long whole = size >> (Byte.SIZE * level);
        if (width > TileAddress.FULL || index * TileAddress.FULL + width > whole) {
            return Optional.empty();
        }
        MirrorStore store = new MirrorStore(folder);
        return (isEntries ? store.bundle(index, width) : store.hashes(level, index, width))
                .map(bytes -> new Reply(200, "application/octet-stream", bytes));
    }
}
