package fr.voix.site.export;

/** Is handed one row after the other; none is kept. */
interface RowListener {

    void onRow(Object[] row);
}
