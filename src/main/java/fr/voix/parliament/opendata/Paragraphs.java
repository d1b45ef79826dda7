package fr.voix.parliament.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Breaks a text that was deposited as one long block into paragraphs, for reading. Not a word changes: only white space
 * between two sentences becomes a paragraph's end.
 */
final class Paragraphs {

    /** A shorter block can be read as it is. */
    private static final int LONG_BLOCK = 1_500;

    /** A paragraph ends at the first sentence end after this many characters. */
    private static final int PARAGRAPH = 450;

    /** A full stop (and closing quotes), white space, and the beginning of a sentence. */
    private static final Pattern SENTENCE_END = Pattern.compile(
            "(?<![\\p{L}\\p{N}€%)»”])(?<last>[\\p{L}\\p{N}€%)»”]++)\\h?(?<stop>[.!?…]+(?:\\h?[»”)])?)(?<gap>[\\s&&[^\\u00A0\\u202F]]+)(?=[\\p{Lu}«“])");

    /** What a full stop follows without ending a sentence; so does any single letter. */
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?i)\\p{L}|mm|mme|mmes|dr|pr|st|art|al|cf|ex|etc|p|pp|no|vol|ibid|op|cit|chap|tel|av");

    private Paragraphs() {}

    /** Changes the body only if it is one block, long, and without any structure of its own. */
    static void breakSingleBlock(Element body) {
        Element block = singleBlock(body);
        if (block == null
                || block.wholeText().length() <= LONG_BLOCK
                || block.select("p, br, ul, ol, table").stream().anyMatch(inner -> inner != block)) {
            return;
        }
        List<Element> paragraphs = broken(block);
        if (paragraphs.size() > 1) {
            body.empty();
            body.appendChildren(paragraphs);
        }
    }

    /** The paragraph that is alone in the body, or the body itself when its text stands bare. */
    private static Element singleBlock(Element body) {
        List<Node> nodes = body.childNodes().stream()
                .filter(node -> !(node instanceof TextNode text && text.isBlank()))
                .toList();
        if (nodes.size() == 1 && nodes.getFirst() instanceof Element only && only.is("p")) {
            return only;
        }
        return body.children().is("p, ul, ol, table, li") ? null : body;
    }

    private static List<Element> broken(Element block) {
        List<Element> paragraphs = new ArrayList<>();
        Element current = new Element("p");
        for (Node node : List.copyOf(block.childNodes())) {
            if (!(node instanceof TextNode text)) {
                current.appendChild(node);
                continue;
            }
            String rest = text.getWholeText();
            int end = sentenceEnd(rest, PARAGRAPH - current.wholeText().length());
            while (end >= 0) {
                current.appendChild(new TextNode(rest.substring(0, end)));
                paragraphs.add(current);
                current = new Element("p");
                rest = rest.substring(end).stripLeading();
                end = sentenceEnd(rest, PARAGRAPH);
            }
            current.appendChild(new TextNode(rest));
        }
        paragraphs.add(current);
        return paragraphs;
    }

    /** Where the first sentence that reaches {@code least} characters ends, or -1. */
    private static int sentenceEnd(String text, int least) {
        Matcher matcher = SENTENCE_END.matcher(text);
        while (matcher.find()) {
            boolean isAbbreviation = matcher.group("stop").equals(".")
                    && ABBREVIATION.matcher(matcher.group("last")).matches();
            if (matcher.end("stop") >= least && !isAbbreviation) {
                return matcher.end("stop");
            }
        }
        return -1;
    }
}
