import { ConfigProvider, theme } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import type { ReactNode } from "react";
import { useDark } from "./dark";
import { dark, fontFamily, light, radius } from "./tokens";
import { useWords } from "./words";

/** The nonce that lets antd put its style elements on the page under a policy without unsafe-inline. */
function nonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
}

/** Around every use of antd: the house's colours, the reader's language and the nonce. Import it lazily. */
export function Antd({ children }: { children: ReactNode }) {
  const { locale } = useWords();
  const isDark = useDark();
  const chinese = locale === "zh-CN";
  dayjs.locale(chinese ? "zh-cn" : "en");
  return (
    <ConfigProvider
      csp={{ nonce: nonce() }}
      locale={chinese ? zhCN : enUS}
      theme={isDark ? darkTheme : lightTheme}
    >
      {children}
    </ConfigProvider>
  );
}

const lightTheme = themeOf(light, theme.defaultAlgorithm);
const darkTheme = themeOf(dark, theme.darkAlgorithm);

function themeOf(colours: typeof light, algorithm: typeof theme.defaultAlgorithm) {
  return {
    algorithm,
    token: {
      fontFamily,
      borderRadius: radius,
      fontSize: 14,
      wireframe: false,
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorSuccess: colours.onTrack,
      colorWarning: colours.atRisk,
      colorError: colours.offTrack,
      colorTextBase: colours.ink,
      colorTextSecondary: colours.soft,
      colorTextDescription: colours.soft,
      colorTextPlaceholder: colours.soft,
      colorBgBase: colours.card,
      colorBgContainer: colours.card,
      colorBgElevated: colours.card,
      colorBgLayout: colours.paper,
      colorBorder: colours.line,
      colorBorderSecondary: colours.line,
    },
    components: { Table: { headerBg: colours.card, headerColor: colours.soft, cellPaddingBlock: 7 } },
  };
}
