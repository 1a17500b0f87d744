/**
 * Who handles a standard category, and within what time in each situation, as cities usually have it: to be checked
 * against the local catalogue. code | unit | situation, and hours (wh working, uh urgent) or wd working days.
 */
export const standardLimits = `
01001|规划土地监察队 Planning and land inspection|在建 being built 1wd;已建 built 7wd
01002|环卫保洁公司 Street cleaning company|一般 ordinary 4wh;占道 on the road 2wh
01003|城市管理办 Urban management office|一般 ordinary 2wd;大量 large amount 3wd
01004|环卫保洁公司 Street cleaning company|一般 ordinary 4wh
01005|水务中心 Water affairs centre|一般 ordinary 8wh
01006|城市管理办 Urban management office|一般 ordinary 8wh
01007|交警中队 Traffic police|一般 ordinary 5wd
01008|环卫保洁公司 Street cleaning company|一般 ordinary 1wd
01009|城市管理办 Urban management office|一般 ordinary 8wh
01010|市政设施公司 Municipal facilities company|一般 ordinary 5wd;影响通行 obstructs traffic 2wd
01011|水务中心 Water affairs centre|一般 ordinary 5wd
01012|环卫保洁公司 Street cleaning company|一般 ordinary 2wh
01013|城市管理办 Urban management office|一般 ordinary 5wd
01014|水务中心 Water affairs centre|一般 ordinary 1wd
01015|综合行政执法队 Law enforcement team|一般 ordinary 2uh
01016|环卫保洁公司 Street cleaning company|一般 ordinary 2wh
01017|综合行政执法队 Law enforcement team|一般 ordinary 3wd
01018|城市管理办 Urban management office|一般 ordinary 5wd
01019|生态环境所 Ecology and environment office|一般 ordinary 3wd
01020|综合行政执法队 Law enforcement team|一般 ordinary 3wd
01021|环卫保洁公司 Street cleaning company|一般 ordinary 4wh
01022|城市管理办 Urban management office|一般 ordinary 1wd
02001|城市管理办 Urban management office|一般 ordinary 8wh
02002|城市管理办 Urban management office|一般 ordinary 3wd
02003|综合行政执法队 Law enforcement team|一般 ordinary 4wh
02004|综合行政执法队 Law enforcement team|一般 ordinary 2wh
02005|城市管理办 Urban management office|一般 ordinary 1wd;有坠落危险 may fall 4uh
02006|城市管理办 Urban management office|一般 ordinary 3wd
02007|综合行政执法队 Law enforcement team|一般 ordinary 8wh
03001|生态环境所 Ecology and environment office|昼间 by day 4uh;夜间 by night 2uh
03002|住房建设办 Housing and construction office|一般 ordinary 1wd
03003|住房建设办 Housing and construction office|一般 ordinary 2wd
03004|交通运输所 Transport office|一般 ordinary 4wh
03005|交通运输所 Transport office|一般 ordinary 2wd
03006|住房建设办 Housing and construction office|一般 ordinary 1wd
03007|住房建设办 Housing and construction office|一般 ordinary 5wd
03008|住房建设办 Housing and construction office|一般 ordinary 1wd
03009|综合行政执法队 Law enforcement team|一般 ordinary 2wh
03010|住房建设办 Housing and construction office|一般 ordinary 8uh;严重 grave 2uh
04001|综合行政执法队 Law enforcement team|一般 ordinary 2wh
04002|民政救助站 Civil affairs relief station|一般 ordinary 4uh
04003|综合行政执法队 Law enforcement team|一般 ordinary 4wh
04004|综合行政执法队 Law enforcement team|一般 ordinary 4wh
04005|交警中队 Traffic police|一般 ordinary 2uh;堵塞通道 blocks the way 1uh
04006|综合行政执法队 Law enforcement team|一般 ordinary 4wh
04007|综合行政执法队 Law enforcement team|一般 ordinary 4wh
04008|交通运输所 Transport office|一般 ordinary 2wh
04009|综合行政执法队 Law enforcement team|一般 ordinary 2uh
04010|城市管理办 Urban management office|一般 ordinary 8wh
04011|生态环境所 Ecology and environment office|昼间 by day 4uh;夜间 by night 2uh
04012|城市管理办 Urban management office|一般 ordinary 5wd
04013|综合行政执法队 Law enforcement team|一般 ordinary 1wd
04014|综合行政执法队 Law enforcement team|一般 ordinary 3wd
05001|市政设施公司 Municipal facilities company|未围挡 unfenced 1uh;已围挡 fenced 4uh
05002|水务集团 Water company|未围挡 unfenced 3uh;已围挡 fenced 8uh
05003|燃气集团 Gas company|一般 ordinary 1uh
05004|水务中心 Water affairs centre|堵塞 blocked 8uh;破损 broken 8uh
05005|市政设施公司 Municipal facilities company|一般 ordinary 3uh
05006|水务中心 Water affairs centre|一般 ordinary 3uh;影响通行 obstructs traffic 2uh
05007|市政设施公司 Municipal facilities company|一般 ordinary 4uh
05008|通信运营商 Telecommunications company|一般 ordinary 8uh
05009|消防救援站 Fire and rescue station|一般 ordinary 1uh
05010|城市管理办 Urban management office|一般 ordinary 4uh;影响通行 obstructs traffic 2uh
05011|应急管理办 Emergency management office|一般 ordinary 2uh
05012|综治办 Public order office|一般 ordinary 1uh
06001|司法所 Judicial office|一般 ordinary 7wd;激化 escalating 2wd
06002|出租屋管理所 Rental house office|一般 ordinary 3wd;重大 major 1wd
06003|消防安全办 Fire safety office|楼道 in a corridor 2wh;室内 indoors 2wh
06004|消防安全办 Fire safety office|一般 ordinary 4uh;严重 grave 2uh
06005|市场监管所 Market supervision office|一般 ordinary 5wd
06006|社区工作站 Community station|一般 ordinary 5wd
`;
