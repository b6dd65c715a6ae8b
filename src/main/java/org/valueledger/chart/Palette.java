package org.valueledger.chart;

import java.awt.Color;

/**
 * Colours of a chart. Blue, orange and grey differ in lightness as well as in hue, so that they stay apart for colour-blind
 * eyes and on a grey printer; every line also has its own dash.
 */
public enum Palette {
    PRINT(0xFFFFFF, 0x16202B, 0x566372, 0xE1E6EC, 0x0F6E84, 0xB8560F, 0x6B7785, 0x0F766E, 0xB7791F, 0xC2410C),
    LIGHT(0xFFFFFF, 0x16202B, 0x566372, 0xE1E6EC, 0x0F6E84, 0xB8560F, 0x6B7785, 0x0F766E, 0xB7791F, 0xC2410C),
    DARK(0x141C26, 0xE8EEF4, 0xA3B1C0, 0x2E3A48, 0x53C3D9, 0xF2A65A, 0x9AA8B6, 0x45C7B4, 0xE5B84B, 0xFF8C66);

    final Color ground;
    final Color ink;
    final Color muted;
    final Color grid;
    final Color delivered;
    final Color planned;
    final Color cost;
    private final Color good;
    private final Color fair;
    private final Color poor;

    Palette(
            int ground,
            int ink,
            int muted,
            int grid,
            int delivered,
            int planned,
            int cost,
            int good,
            int fair,
            int poor) {
        this.ground = new Color(ground);
        this.ink = new Color(ink);
        this.muted = new Color(muted);
        this.grid = new Color(grid);
        this.delivered = new Color(delivered);
        this.planned = new Color(planned);
        this.cost = new Color(cost);
        this.good = new Color(good);
        this.fair = new Color(fair);
        this.poor = new Color(poor);
    }

    public Color of(Tone tone) {
        return switch (tone) {
            case GOOD -> good;
            case FAIR -> fair;
            case POOR -> poor;
            case NEUTRAL -> muted;
        };
    }

    static Color faint(Color colour, int percent) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 255 * percent / 100);
    }
}
