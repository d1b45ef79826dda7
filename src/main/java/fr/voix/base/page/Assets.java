package fr.voix.base.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses of static files. Each carries the hash of its content, so that it can be kept for a year.
 *
 * @param hashes hash by path below the static root, e.g. {@code base/base.css}
 * @param imports what a module imports at once, by its path
 */
public record Assets(Map<String, String> hashes, Map<String, List<String>> imports) {

    public static final String ROOT = "/static/";

    public Assets {
        hashes = Map.copyOf(hashes);
        imports = Map.copyOf(imports);
    }

    /** A module and all that it needs to begin: a page that names them is ready one round trip after it was read, not one for each. */
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

    /** The address of a file; asking for one that is not there is a fault of the template. */
    public String href(String path) {
        var hash = hashes.get(path);
        if (hash == null) {
            throw new IllegalArgumentException("No static file " + path);
        }
        return ROOT + path + "?v=" + hash;
    }
}
