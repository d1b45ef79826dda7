package fr.voix.base.page;

import java.util.Map;

/**
 * Addresses of static files. Each carries the hash of its content, so that it can be kept for a year.
 *
 * @param hashes hash by path below the static root, e.g. {@code css/base.css}
 */
public record Assets(Map<String, String> hashes) {

    public static final String ROOT = "/static/";

    public Assets {
        hashes = Map.copyOf(hashes);
    }

    /** The address of a file; asking for one that is not there is a fault of the template. */
    public String href(String path) {
        var hash = hashes.get(path);
        if (hash == null) {
            throw new IllegalArgumentException("No static file " + path);
        }
        return ROOT + path + "?v=" + hash;
    }
}
