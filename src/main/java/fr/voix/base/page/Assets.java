package fr.voix.base.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses of static files. Each has the hash of its content, so that the file can be cached for a year.
 *
 * @param hashes by path below the static root, e.g. {@code base/base.css}
 * @param imports the static imports of each module, by its path
 */
public record Assets(Map<String, String> hashes, Map<String, List<String>> imports) {

    public static final String ROOT = "/static/";

    public Assets {
        hashes = Map.copyOf(hashes);
        imports = Map.copyOf(imports);
    }

    /** A module and all its imports: a page that names them all loads them in one round trip, not one for each level. */
    public Set<String> modules(String path) {
        var found = new LinkedHashSet<String>();
        addModules(path, found);
        return found;
    }

    private void addModules(String path, Set<String> found) {
        if (found.add(path)) {
            imports.getOrDefault(path, List.of()).forEach(imported -> addModules(imported, found));
        }
    }

    /** The address of a file; an unknown file is a fault of the template, and throws. */
    public String href(String path) {
        var hash = hashes.get(path);
        if (hash == null) {
            throw new IllegalArgumentException("No static file " + path);
        }
        return ROOT + path + "?v=" + hash;
    }
}
