/** The colours of the house, checked for 4.5:1 on paper and card in both themes. ui/tokens.css holds the same. */
export interface Palette {
  paper: string;
  card: string;
  line: string;
  ink: string;
  soft: string;
  accent: string;
  onTrack: string;
  atRisk: string;
  offTrack: string;
  noData: string;
}

export const light: Palette = {
  paper: "#FAF8F3",
  card: "#FFFFFF",
  line: "#E4DFD3",
  ink: "#22262B",
  soft: "#5F656C",
  accent: "#1F5F5B",
  onTrack: "#2F7A55",
  atRisk: "#9A6300",
  offTrack: "#B23A2B",
  noData: "#6A7076",
};

export const dark: Palette = {
  paper: "#15181A",
  card: "#1D2124",
  line: "#31373B",
  ink: "#E9E6DE",
  soft: "#A3A9AD",
  accent: "#6FBFB6",
  onTrack: "#6CC08F",
  atRisk: "#E0AE52",
  offTrack: "#EE8A7A",
  noData: "#9AA0A5",
};

export const fontFamily = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif';
export const radius = 6;
