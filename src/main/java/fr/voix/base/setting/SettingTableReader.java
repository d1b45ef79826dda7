package fr.voix.base.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables of {@code settings.md}, which is in the jar, so that the service knows exactly the documented settings. */
final class SettingTableReader {

    private static final String PAGE = "/docs/settings.md";
    private static final String NAME = "`((?:VOIX|HCAPTCHA|DATASOURCES|MICRONAUT)_[A-Z_]+)`";
    private static final Pattern ROW =
            Pattern.compile("^\\| " + NAME + " \\|.*\\| (?:`([^`]+)`(?:;[^|]*)?|[^|]*) \\|$", Pattern.MULTILINE);
    private static final Pattern BY_FILE = Pattern.compile("`([A-Z_]+_FILE)`");

    private final String page;

    SettingTableReader() {
        try (InputStream file = SettingTableReader.class.getResourceAsStream(PAGE)) {
            page = new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the document. */
    List<KnownSetting> settings() {
        List<KnownSetting> found = new ArrayList<>();
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            found.add(new KnownSetting(rows.group(1), rows.group(2)));
        }
        return found;
    }

    /** All names, with the {@code _FILE} variants of secrets. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        settings().forEach(setting -> names.add(setting.name()));
        BY_FILE.matcher(page).results().forEach(name -> names.add(name.group(1)));
        return names;
    }
}
