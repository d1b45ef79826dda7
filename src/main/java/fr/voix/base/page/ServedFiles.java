package fr.voix.base.page;

import java.util.Map;

/** Scripts, styles and pictures that browsers are given as they are. */
public interface ServedFiles {

    /** What is served, by its address without the version. */
    Map<String, byte[]> byAddress();
}
