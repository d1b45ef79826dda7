package fr.voix.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A document in the few forms of Markdown that ours are written in: headings, paragraphs, lists, tables, blocks of code; inside
 * them code, words that stand out, and links. Anything else is text.
 */
final class Markdown {

    private static final String FENCE = "```";
    private static final Pattern HEADING = Pattern.compile("(#{1,3}) (.+)");
    private static final Pattern ITEM = Pattern.compile("(- |[0-9]+\\. )(.+)");
    private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int at;

    private Markdown(String text) {
        this.lines = text.lines().toList();
    }

    /**
     * One of these, the others null.
     *
     * @param level of a heading, 1 to 3; 0 for what is none
     * @param items of a list
     * @param rows of a table, the names of its columns first
     * @param code a block of it, to be copied as it stands
     */
    record Block(int level, Prose words, List<Prose> items, boolean isOrdered, List<List<Prose>> rows, Code code) {

        private static Block of(Code code) {
            return new Block(0, null, null, false, null, code);
        }
    }

    /**
     * A block of code.
     *
     * @param info what stands behind the three signs that open it
     */
    record Code(String info, String text) {}

    static List<Block> parse(String text) {
        return new Markdown(text).read();
    }

    private List<Block> read() {
        while (at < lines.size()) {
            var line = lines.get(at);
            var heading = HEADING.matcher(line);
            if (line.isBlank()) {
                at++;
            } else if (line.startsWith(FENCE)) {
                blocks.add(Block.of(code(line.substring(FENCE.length()))));
            } else if (heading.matches()) {
                blocks.add(new Block(heading.group(1).length(), Prose.rich(heading.group(2)), null, false, null, null));
                at++;
            } else if (line.startsWith("|")) {
                blocks.add(new Block(0, null, null, false, table(), null));
            } else if (ITEM.matcher(line).matches()) {
                blocks.add(new Block(0, null, items(), !line.startsWith("-"), null, null));
            } else {
                blocks.add(new Block(0, Prose.rich(paragraph("")), null, false, null, null));
            }
        }
        return List.copyOf(blocks);
    }

    private Code code(String info) {
        var text = new StringBuilder();
        for (at++; at < lines.size() && !lines.get(at).equals(FENCE); at++) {
            text.append(lines.get(at)).append('\n');
        }
        at++;
        return new Code(info.strip(), text.toString());
    }

    private List<List<Prose>> table() {
        var rows = new ArrayList<List<Prose>>();
        for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
            var line = lines.get(at);
            if (!line.startsWith("|---")) {
                rows.add(Arrays.stream(CELL.split(line.substring(1, line.lastIndexOf('|'))))
                        .map(cell -> Prose.rich(cell.strip().replace("\\|", "|")))
                        .toList());
            }
        }
        return rows;
    }

    private List<Prose> items() {
        var items = new ArrayList<Prose>();
        while (at < lines.size() && ITEM.matcher(lines.get(at)).matches()) {
            var item = ITEM.matcher(lines.get(at));
            item.matches();
            at++;
            items.add(Prose.rich(paragraph(item.group(2))));
        }
        return items;
    }

    /** Up to an empty line, or to one that begins something else. */
    private String paragraph(String begun) {
        var words = new StringBuilder(begun);
        for (; at < lines.size() && goesOn(lines.get(at)); at++) {
            words.append(words.isEmpty() ? "" : " ").append(lines.get(at).strip());
        }
        return words.toString();
    }

    private static boolean goesOn(String line) {
        return !line.isBlank()
                && !line.startsWith(FENCE)
                && !line.startsWith("|")
                && !HEADING.matcher(line).matches()
                && !ITEM.matcher(line).matches();
    }
}
