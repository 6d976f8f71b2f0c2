import { lazily } from '../base/lazily';
import { countScripts, isLatinAtMost, type Script } from './script';
import type { LanguageTag } from './source-text';

/**
 * Frequent characters that stand in one of the two Chinese orthographies only, pair by pair.
 * Left out are those that the other orthography uses as well in another sense (后, 里, 台, 只, 云, 干, 面, 几, 谷, 松, 准, 网 …).
 */
const SIMPLIFIED =
  '国学会来时个们为发对经这现实进动过还开关长东车门马鸟鱼风飞龙电见观视说话语读谁请谢让议论设认识证评词译诗课调谈许记训计变书图画党习总统战争权义业产农严两丧举乐乔买乱争亏亚亲亿仅从仓仪价众优传伟伤伦侠债倾儿兰兴养冲决况冻净减凤凭击刘则刚创别剧劝办务劳势勋勤区医华协单卖卢卫厂厅历压县参双叹叶号吗听启员响问团园围坏块坚坛场声处备复够头夺奋奖妇娱婴孙宁宝审宪宫宾导将尔尘层属岁岛岭币师带帮庄庆库应庙废强归当录彻忆忧怀态总恶惊惯愿戏战户扑执扩扫扬抚护报担拥择挥损换据摆摄敌数断无旧显晓术机杀杂权条极构枪标栋树样桥检楼欢欧残毕气汉汇沟没泪泽洁济浓涛润涨温湾湿满滨灭灯灵灾炉点热爱爷牵犹狱独获环现璃画畅疗盐监盖盘着矿码砖础确礼祸离种积称穷窃竞笔筑简类粮紧红约级纪纯纲纳纵纷纸纹线练组细织终绍结绕给络绝统继绩续维综缓编缘缩罗罢职联聪肃肠胜脉脏脑腾舰艺节苏荣药莱获营萧虑虫蚀蛮补装裤规觉触计订讨训讯讲诉词试诚询详误诺谋谓谱负贡财责贤败货质贩贫购贯贵费贺贸资赋赏赐赖赛赞赵赶趋跃践踪车轨转轮软轻载较辅辆辈辉输辞边达迁运近违连迟适选遗邓邮郑释针钟钢钱铁铜银链销锁锋错键镇镜长闭问闲间闻阅阔队阳阴阵阶际陆陈险随隐难雾静顶项顺须顾顿预领频题额颜风饭饮馆驱驶驻驾验骑鲁鲜鸡鸣鹏鹰麦黄齐齿龄龟';
const TRADITIONAL =
  '國學會來時個們為發對經這現實進動過還開關長東車門馬鳥魚風飛龍電見觀視說話語讀誰請謝讓議論設認識證評詞譯詩課調談許記訓計變書圖畫黨習總統戰爭權義業產農嚴兩喪舉樂喬買亂爭虧亞親億僅從倉儀價眾優傳偉傷倫俠債傾兒蘭興養衝決況凍淨減鳳憑擊劉則剛創別劇勸辦務勞勢勳勤區醫華協單賣盧衛廠廳歷壓縣參雙嘆葉號嗎聽啟員響問團園圍壞塊堅壇場聲處備復夠頭奪奮獎婦娛嬰孫寧寶審憲宮賓導將爾塵層屬歲島嶺幣師帶幫莊慶庫應廟廢強歸當錄徹憶憂懷態總惡驚慣願戲戰戶撲執擴掃揚撫護報擔擁擇揮損換據擺攝敵數斷無舊顯曉術機殺雜權條極構槍標棟樹樣橋檢樓歡歐殘畢氣漢匯溝沒淚澤潔濟濃濤潤漲溫灣濕滿濱滅燈靈災爐點熱愛爺牽猶獄獨獲環現璃畫暢療鹽監蓋盤著礦碼磚礎確禮禍離種積稱窮竊競筆築簡類糧緊紅約級紀純綱納縱紛紙紋線練組細織終紹結繞給絡絕統繼績續維綜緩編緣縮羅罷職聯聰肅腸勝脈臟腦騰艦藝節蘇榮藥萊獲營蕭慮蟲蝕蠻補裝褲規覺觸計訂討訓訊講訴詞試誠詢詳誤諾謀謂譜負貢財責賢敗貨質販貧購貫貴費賀貿資賦賞賜賴賽贊趙趕趨躍踐蹤車軌轉輪軟輕載較輔輛輩輝輸辭邊達遷運近違連遲適選遺鄧郵鄭釋針鐘鋼錢鐵銅銀鏈銷鎖鋒錯鍵鎮鏡長閉問閒間聞閱闊隊陽陰陣階際陸陳險隨隱難霧靜頂項順須顧頓預領頻題額顏風飯飲館驅駛駐駕驗騎魯鮮雞鳴鵬鷹麥黃齊齒齡龜臺灣黨網體對於總學國';

/** By UTF-16 unit: 1 for what is written in Simplified Chinese only, -1 in Traditional only, 0 for what proves nothing. */
const evidence = lazily(() => {
  const units = new Int8Array(0x10000);
  for (const character of SIMPLIFIED) units[character.charCodeAt(0)] = 1;
  for (const character of TRADITIONAL) units[character.charCodeAt(0)] = -1;
  // Written alike in both lists (強, 勤, 近 …).
  for (const character of SIMPLIFIED) if (TRADITIONAL.includes(character)) units[character.charCodeAt(0)] = 0;
  return units;
});

/** Frequent English words that other languages in Latin script hardly write, by their keys. */
const ENGLISH_WORDS: ReadonlySet<number> = new Set(
  (
    'about all and any are at be been but by can could for from had has have he his how if is it its like may my not of one or our ' +
    'shall she should so than that the their them then there these they this to upon was we were what when where which who will with ' +
    'would you your'
  )
    .split(' ')
    .map((word) => keyOfWord(word, 0, word.length)),
);
/** Longer words have no key: five bits a letter are no more than a small integer holds. */
const LONGEST_ENGLISH_WORD = 6;
/** Enough of a block to tell English from another language in Latin script. */
const SAMPLE_LENGTH = 160;
/** Among so few characters are at most half as many words, of which a twelfth is enough. */
const ENOUGH_ENGLISH_WORDS = Math.ceil(SAMPLE_LENGTH / 2 / 12);

/** What a script is called when nothing more is known than the script (BCP 47). */
const TAG_OF_SCRIPT: Readonly<Record<Exclude<Script, 'latin' | 'han'>, LanguageTag>> = {
  none: 'und',
  other: 'und',
  kana: 'ja',
  hangul: 'ko',
  greek: 'el',
  cyrillic: 'und-Cyrl',
  hebrew: 'he',
  arabic: 'ar',
  devanagari: 'hi',
  thai: 'th',
};

/**
 * Which orthography Han characters are written in, by the characters that exist in one of the two only:
 * `zh-Hans`, `zh-Hant`, or `zh` when there is no evidence or as much for the one as for the other.
 */
export function chineseOrthography(text: string): 'zh-Hans' | 'zh-Hant' | 'zh' {
  const units = evidence();
  let balance = 0;
  for (let at = 0; at < text.length; at += 1) balance += units[text.charCodeAt(at)] ?? 0;
  if (balance === 0) return 'zh';
  return balance > 0 ? 'zh-Hans' : 'zh-Hant';
}

/** The script that a stretch is mainly written in. A Han character weighs as much as two letters: it is about half a word. */
export function dominantScript(text: string, from: number, to: number, isLatin = isLatinAtMost): Script {
  // Most blocks of most texts: no letter has to be counted.
  if (isLatin(text, from, to))
    return /[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/.test(text.slice(from, to)) ? 'latin' : 'none';
  const counts = countScripts(text, from, to);
  const kana = counts.get('kana') ?? 0;
  if (kana > 0 && kana * 8 >= (counts.get('han') ?? 0)) counts.set('kana', kana + (counts.get('han') ?? 0));
  let best: Script = 'none';
  let weight = 0;
  for (const [script, count] of counts) {
    const own = script === 'han' || script === 'kana' ? count * 2 : count;
    if (own > weight) [best, weight] = [script, own];
  }
  return best;
}

/**
 * The language of `text[from, to)` as a BCP 47 tag. A heuristic for setting type and for reading aloud, not a judgement:
 * Latin script is `en` when English function words make up a twelfth of a sample of it and `und-Latn` otherwise.
 * Whoever asks of many stretches of a text in order hands over one `scanLatin` for all of them.
 */
export function languageOf(text: string, from: number, to: number, isLatin = isLatinAtMost): LanguageTag {
  const script = dominantScript(text, from, to, isLatin);
  if (script === 'han') return chineseOrthography(text.slice(from, to));
  if (script === 'latin') return isEnglish(text, from, Math.min(to, from + SAMPLE_LENGTH)) ? 'en' : 'und-Latn';
  return TAG_OF_SCRIPT[script];
}

/** Words are runs of ASCII letters, and runs of what is neither such a letter nor white space. One look a unit: asked of every block. */
function isEnglish(text: string, from: number, to: number): boolean {
  let words = 0;
  let known = 0;
  let at = from;
  while (at < to) {
    const start = at;
    while (at < to && isAsciiLetter(text.charCodeAt(at))) at += 1;
    if (at > start) {
      words += 1;
      if (at - start <= LONGEST_ENGLISH_WORD && ENGLISH_WORDS.has(keyOfWord(text, start, at))) known += 1;
      if (known >= ENOUGH_ENGLISH_WORDS) return true;
    } else if (isWhite(text.charCodeAt(at))) {
      at += 1;
    } else {
      words += 1;
      while (at < to && !isAsciiLetter(text.charCodeAt(at)) && !isWhite(text.charCodeAt(at))) at += 1;
    }
  }
  return known * 12 >= words && known > 0;
}

/** A number for up to six ASCII letters, upper and lower case alike; another for every word. */
function keyOfWord(text: string, from: number, to: number): number {
  let key = 0;
  for (let at = from; at < to; at += 1) key = key * 32 + (text.charCodeAt(at) & 0x1f);
  return key;
}

function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a && unit < 0x80;
}

/** White space as `\s` has it. */
function isWhite(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0xa0 && /\s/.test(String.fromCharCode(unit)));
}
